import Foundation
import TestSupport

extension ScratchFolder {
    /// Writes what a pack has beside its rules: a manifest, valid from 2010 on, and a page.
    func writePack(_ id: String) throws {
        try write(
            """
            id: \(id)
            version: 1.0.0
            title: A pack
            authority: { id: XX-A, name: An office }
            status: illustrative
            api: ">=1.0, <2"
            valid: { from: 2010-01-01 }
            basis: [{ document: A paper, clause: one }]
            sensitivity: public
            """, to: "\(id)/pack.yaml")
        try write("", to: "\(id)/README.md")
    }
}
