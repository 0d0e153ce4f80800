import AidModel

/// Turns maps of sectors into code lists.
///
/// `Cluster` holds canonical codes with the names of the source (category: the cluster that an area of responsibility is
/// part of), `ClusterSpelling` every spelling (category: canonical code), `SectorGroupCluster` the DAC groups of three
/// digits with the cluster that each stands for (category; absent where the map says that there is none).
enum SectorMap {
    static let clusterList = "Cluster"
    static let groupList = "SectorGroupCluster"

    /// A cluster's own entry and those of its spellings.
    static func cluster(_ name: String, spellings: [String], code: String?, line: Int) -> [CodeListEntry] {
        let known = code.map { ClusterCode($0) } ?? ReferenceTables().cluster(named: name)
        guard let known else { return [entry(ClusterIndex.spellingList, name, name, nil, line)] }
        return [entry(clusterList, known.code, name, known.parent, line)]
            + ([name] + spellings).map { entry(ClusterIndex.spellingList, $0, $0, known.code, line) }
    }

    /// A DAC group and the cluster that it stands for.
    static func group(_ code: String, name: String, cluster: String?, line: Int) -> CodeListEntry {
        let known = cluster.flatMap { ReferenceTables().cluster(named: $0) }
        return entry(groupList, code, name, known?.code, line)
    }

    private static func entry(
        _ list: String, _ code: String, _ name: String, _ category: String?, _ line: Int
    ) -> CodeListEntry {
        var entry = CodeListEntry()
        entry.provenance.line = line
        entry.list = list
        entry.code = code
        entry.name = name
        entry.category = category
        return entry
    }
}
