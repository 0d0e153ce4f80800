import AidModel
import Findings
import RuleModel
import YAMLFormat

extension PackReading {
    /// Reads the pack's own indicators.
    mutating func indicators() {
        for file in files(under: "indicators") {
            guard let value = yaml(file) else { continue }
            for item in value.sequence ?? [value] { read(indicator: item) }
        }
    }

    private mutating func read(indicator value: YAMLValue) {
        var reader = YAMLMapping(value, "an indicator")
        let id = reader.requiredText("id")
        let title = reader.requiredText("title")
        let unit = reader.requiredText("unit")
        let direction = reader.requiredText("direction")
        let range = (reader.optionalText("least"), reader.optionalText("most"))
        let decimals = reader.optionalText("decimals").flatMap { Int($0) }
        let rhythm = reader.optionalText("rhythm") ?? "irregular"
        let note = reader.requiredText("note")
        reader.unknownKeys()
        findings += reader.findings
        guard let id, let title, let unit, let direction, let note else { return }
        guard let direction = Indicator.Direction(rawValue: direction) else {
            let names = ["higher_is_worse", "higher_is_better", "neutral"]
            return self.note(
                "indicator.direction", "`\(direction)` is not a direction", at: value.location,
                help: suggestion(direction, names))
        }
        if registry[id] != nil || pack.indicators.contains(where: { $0.id == id }) {
            return self.note("indicator.duplicate", "there is an indicator `\(id)` already", at: value.location)
        }
        pack.indicators.append(
            Indicator(
                id, title, unit: unit, direction: direction, least: range.0.flatMap { FixedDecimal($0) },
                most: range.1.flatMap { FixedDecimal($0) }, decimals: decimals, rhythm: rhythm, note: note))
    }
}
