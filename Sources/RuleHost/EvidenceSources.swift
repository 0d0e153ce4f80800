import AidModel
import RuleModel

/// Turns places of origin into evidence that names data set, file, line and publisher.
struct EvidenceSources: Sendable {
    let sources: [Source]
    let asOf: CalendarDate

    /// Evidence for a question, one entry per source; one without a source when nothing was found.
    func evidence(_ question: String, _ fact: Fact, value: String?, record: String?) -> [Evidence] {
        var base = Evidence(question: question)
        base.record = record
        base.absence = Self.absence(fact)
        if fact.origins.isEmpty {
            base.value = value
            return [base]
        }
        return fact.origins.enumerated().map { position, origin in
            var entry = base
            entry.value = position == 0 ? value : nil
            if position > 0 { entry.absence = nil }
            fill(&entry, origin)
            return entry
        }
    }

    private static func absence(_ fact: Fact) -> String? {
        switch fact.standing {
        case .known: nil
        case .stale: "stale"
        case .doesNotApply: "does not apply"
        default: "missing"
        }
    }

    private func fill(_ entry: inout Evidence, _ origin: Fact.Origin) {
        entry.period = Self.text(origin.period)
        if let end = origin.period.end { entry.age = max(0, Int(asOf.dayNumber) - Int(end.dayNumber)) }
        entry.known = origin.provenance.known
        entry.sensitivity = origin.provenance.sensitivity
        entry.line = origin.provenance.line > 0 ? origin.provenance.line : nil
        entry.publisher = origin.says
        entry.record = origin.record ?? entry.record
        guard sources.indices.contains(origin.provenance.source) else { return }
        let source = sources[origin.provenance.source]
        entry.dataset = source.dataset
        entry.file = source.fileName
        entry.sha256 = source.sha256
        entry.publisher = origin.says ?? source.publisher
    }

    private static func text(_ period: Period) -> String? {
        switch (period.start, period.end) {
        case (nil, nil): nil
        case (let start?, let end?) where start == end: end.description
        case (let start, let end): "\(start?.description ?? "")…\(end?.description ?? "")"
        }
    }
}
