/// Strongly connected components of a directed graph (Tarjan 1972), without recursion, in linear time.
enum StrongComponents {
    /// The number of each node's component: the smallest node in it.
    static func find(count: Int, successors: [[Int]]) -> [Int] {
        var search = Search(count: count)
        for node in 0..<count where search.index[node] < 0 { search.visit(node, successors) }
        return search.component
    }

    private struct Search {
        var index: [Int]
        var low: [Int]
        var component: [Int]
        var onStack: [Bool]
        var stack: [Int] = []
        var next = 0

        init(count: Int) {
            index = Array(repeating: -1, count: count)
            low = index
            component = index
            onStack = Array(repeating: false, count: count)
        }

        mutating func visit(_ root: Int, _ successors: [[Int]]) {
            var calls = [(node: root, edge: 0)]
            open(root)
            while let (node, edge) = calls.last {
                if edge < successors[node].count {
                    calls[calls.count - 1].edge += 1
                    let target = successors[node][edge]
                    if index[target] < 0 {
                        open(target)
                        calls.append((target, 0))
                    } else if onStack[target] {
                        low[node] = min(low[node], index[target])
                    }
                } else {
                    calls.removeLast()
                    if let parent = calls.last?.node { low[parent] = min(low[parent], low[node]) }
                    if low[node] == index[node] { close(node) }
                }
            }
        }

        private mutating func open(_ node: Int) {
            index[node] = next
            low[node] = next
            next += 1
            stack.append(node)
            onStack[node] = true
        }

        private mutating func close(_ root: Int) {
            var members: [Int] = []
            while let node = stack.popLast() {
                onStack[node] = false
                members.append(node)
                if node == root { break }
            }
            guard let name = members.min() else { return }
            for node in members { component[node] = name }
        }
    }
}
