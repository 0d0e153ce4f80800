import AidModel
import RuleModel

/// A number, exactly or between two ends, or why there is none.
struct NumberCell {
    var low: ExactNumber
    var high: ExactNumber
    var standing = Standing.known
    /// Why the ends differ, when they do.
    var doubt = Standing.known

    init(_ value: ExactNumber) { (low, high) = (value, value) }
    init(_ low: ExactNumber, _ high: ExactNumber, doubt: Standing) {
        (self.low, self.high, self.doubt) = (low, high, low == high ? .known : doubt)
    }
    init(absent standing: Standing) {
        (low, high) = (.zero, .zero)
        self.standing = standing
    }

    var isKnown: Bool { standing == .known }
    var isPoint: Bool { doubt == .known }
}

/// A day, or why there is none.
struct DateCell {
    var date = CalendarDate(dayNumber: 0)
    var standing = Standing.known
}

/// A text, or why there is none.
struct TextCell {
    var text = ""
    var standing = Standing.known
}

/// A truth, and why it is unknown; an unknown that does not apply is left out of what is made of it.
struct TruthCell: Equatable {
    var truth: Truth
    var standing = Standing.known

    init(_ holds: Bool) { truth = holds ? .yes : .no }
    init(unknown standing: Standing) {
        truth = .unknown
        self.standing = standing == .known ? .error : standing
    }

    static let yes = TruthCell(true)
    static let no = TruthCell(false)
    var applies: Bool { standing != .doesNotApply }
    var negated: TruthCell {
        var cell = self
        cell.truth = !truth
        return cell
    }
}

/// The values of one node for the rows of one frame.
enum Column {
    case numbers([NumberCell])
    case dates([DateCell])
    case texts([TextCell])
    case truths([TruthCell])
    case lists([MemberList])
    case records([Member])
    case nothing

    var numbers: [NumberCell] {
        if case .numbers(let cells) = self { cells } else { [] }
    }
    var dates: [DateCell] {
        if case .dates(let cells) = self { cells } else { [] }
    }
    var texts: [TextCell] {
        if case .texts(let cells) = self { cells } else { [] }
    }
    var truths: [TruthCell] {
        if case .truths(let cells) = self { cells } else { [] }
    }
    var lists: [MemberList] {
        if case .lists(let cells) = self { cells } else { [] }
    }
    var records: [Member] {
        if case .records(let cells) = self { cells } else { [] }
    }

    /// The cells of the given rows, in their order.
    func taking(_ rows: [Int]) -> Column {
        switch self {
        case .numbers(let cells): .numbers(rows.map { cells[$0] })
        case .dates(let cells): .dates(rows.map { cells[$0] })
        case .texts(let cells): .texts(rows.map { cells[$0] })
        case .truths(let cells): .truths(rows.map { cells[$0] })
        case .lists(let cells): .lists(rows.map { cells[$0] })
        case .records(let cells): .records(rows.map { cells[$0] })
        case .nothing: .nothing
        }
    }
}
