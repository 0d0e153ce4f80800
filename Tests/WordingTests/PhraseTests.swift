import RuleModel
import Testing

@testable import Wording

@Suite struct PhraseTests {
    private static func placeholders(_ phrase: Phrase, _ language: Language) -> [String] {
        Phrases.parts(of: Phrases.words(phrase, language)).compactMap { part in
            if case .placeholder(let name) = part { name.rawValue } else { nil }
        }.sorted()
    }

    @Test(arguments: Phrase.allCases)
    func `every phrase has words and the same placeholders in every language`(_ phrase: Phrase) {
        let known = Self.placeholders(phrase, .english)
        for language in Language.allCases {
            let words = Phrases.words(phrase, language)
            #expect(!words.isEmpty)
            #expect(Self.placeholders(phrase, language) == known)
            #expect(words.count { $0 == "{" } == known.count, "`\(words)` names no placeholder that there is")
        }
    }

    @Test(arguments: Language.allCases)
    func `what is not known is never said as no, and what does not apply neither`(_ language: Language) {
        let wording = Wording(language)
        let no = [wording(.markNo), wording(.no)] + [Answer.ineligible, .notSeen, .notRaised].map { wording($0) }
        let open =
            [wording(.markUnknown), wording(.nothing)]
            + [Answer.indeterminate, .notKnown, .doesNotApply, .notApplicable].map { wording($0) }
        #expect(Set(no).isDisjoint(with: open))
        #expect(wording(.reasonNo, [.label: "x"]) != wording(.reasonUnknown, [.label: "x"]))
    }

    @Test func `what is put into a phrase is not read for placeholders`() {
        #expect(Wording.english(.named, [.name: "{label}", .label: "x"]) == "{label}: x")
    }

    @Test func `in French no line ends before a colon`() {
        #expect(Wording(.french)(.named, [.name: "A :", .label: "x"]) == "A :\u{A0}: x")
    }

    typealias Fact = (text: String, french: String, spanish: String)
    static let facts: [Fact] = [
        ("indicator refugees_hosted", "indicateur refugees_hosted", "indicador refugees_hosted"),
        ("indicator battle_deaths 2018", "indicateur battle_deaths 2018", "indicador battle_deaths 2018"),
        ("judgement frame (stale)", "appréciation frame (trop ancien)", "valoración frame (demasiado antiguo)"),
        ("field signed of Bank of X", "champ signed, pour Bank of X", "campo signed, de Bank of X"),
        ("list activities", "liste des activités", "lista de actividades"),
        ("count of sectors rw-dol", "nombre (secteurs rw-dol)", "número (sectores rw-dol)"),
        ("share of activities", "part (activités)", "proporción (actividades)"),
        ("whether A of B counts", "prise en compte de A of B", "si se tiene en cuenta A of B"),
        ("does not apply", "sans objet", "no se aplica"),
        ("what an author wrote", "what an author wrote", "what an author wrote"),
    ]

    @Test(arguments: facts)
    func `a fact is told in each language by its own name`(_ fact: Fact) {
        #expect(Wording.english.fact(fact.text) == fact.text)
        #expect(Wording(.french).fact(fact.text) == fact.french)
        #expect(Wording(.spanish).fact(fact.text) == fact.spanish)
    }

    @Test(arguments: Language.allCases)
    func `a yes is a word of the host only where a clause asks for it`(_ language: Language) {
        let wording = Wording(language)
        let asked = EvaluatedClause(key: "k", label: "l", operation: "attested", truth: .yes)
        let compared = EvaluatedClause(key: "k", label: "l", operation: "is", truth: .yes)
        #expect(wording.value("yes", of: asked) == wording(.yes))
        #expect(wording.value("yes", of: compared) == "yes")
    }
}
