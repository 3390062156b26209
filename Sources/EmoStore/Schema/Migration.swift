// One numbered, named step of the schema. Once released a migration is never edited; a change is a new one.

/// A step from one schema version to the next.
package struct Migration: Sendable {
    /// The version after the step; versions count from 1 without gaps.
    package let version: Int
    /// What the step does, in a few words.
    package let name: String
    /// The statements of the step.
    package let script: String

    package init(version: Int, name: String, script: String) {
        self.version = version
        self.name = name
        self.script = script
    }

    /// All steps, oldest first.
    package static let all: [Migration] = [
        Migration(version: 1, name: "first tables", script: InitialSchema.script),
        Migration(version: 2, name: "log-ins and the audit seal", script: IdentitySchema.script),
    ]
}
