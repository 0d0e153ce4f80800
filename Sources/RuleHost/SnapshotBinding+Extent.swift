public import RuleModel

extension SnapshotBinding {
    /// How long the lists are: those of subjects are counted, those of records inside of them have a bound.
    public func extent(of question: Question, kind: RecordKind) -> ListExtent {
        guard kind != self.kind.record else { return extentOfSubjects(question) }
        let portfolios = sources.portfolios
        let most =
            switch (kind, question.operation) {
            case (.activity, .sectors): portfolios.mostListedSectors
            case (.activity, .list) where question.name == "chain": portfolios.longestChain
            case (.activity, .list): sources.mostParticipants
            case (.sector, .list): portfolios.mostDonors
            default: 0
            }
        return ListExtent(total: most, most: most)
    }
}
