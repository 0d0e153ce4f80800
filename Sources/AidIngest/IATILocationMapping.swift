import AidModel
import Findings
import IATIFormat

/// Maps a location; coordinates are exact decimals of degrees.
struct IATILocationMapping {
    private let context: IATIContext

    init(_ context: IATIContext) { self.context = context }

    /// The location.
    func map(_ element: ActivityElement) -> Location {
        var location = Location()
        location.line = element.line
        var children = element.children
        while let child = children.next() {
            switch child.name {
            case .name: location.name = child.firstNarrative()
            case .locationReach: location.reach = child.code(.code)
            case .exactness: location.exactness = child.code(.code)
            case .locationClass: location.locationClass = child.code(.code)
            case .locationId: location.codes.append(child.vocabularyCode())
            case .administrative:
                var unit = child.vocabularyCode()
                unit.type = child.code(.level)
                location.administrative.append(unit)
            case .point: add(child, to: &location)
            default: break
            }
        }
        return location
    }

    private func add(_ point: ActivityElement, to location: inout Location) {
        guard let position = point.child(.pos) else { return }
        let text = position.text.string
        let parts = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "," }
        guard parts.count == 2, let latitude = FixedDecimal(parts[0]), let longitude = FixedDecimal(parts[1]),
            latitude.magnitude <= FixedDecimal(90), longitude.magnitude <= FixedDecimal(180)
        else {
            context.note(.warning, "iati.position", line: position.line) {
                "`\(text)` is not a latitude and a longitude in degrees"
            }
            return
        }
        location.latitude = latitude
        location.longitude = longitude
    }
}
