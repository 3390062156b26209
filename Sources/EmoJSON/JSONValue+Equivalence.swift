// When two values say the same although they are written differently (RFC 8259, sections 4 and 6); `==` is
// stricter and tells apart what is written apart.

extension JSONValue {
    /// Whether both say the same: members may stand in any order, and `1`, `1.0` and `1e0` are one number.
    public func isEquivalent(to other: JSONValue) -> Bool {
        switch (self, other) {
        case (.array(let values), .array(let others)):
            return values.count == others.count && zip(values, others).allSatisfy { $0.isEquivalent(to: $1) }
        case (.object(let object), .object(let other)):
            // Keys are unique: as many members, each found in the other, are the same members.
            return object.members.count == other.members.count
                && object.members.allSatisfy { member in
                    other[member.key].map(member.value.isEquivalent) ?? false
                }
        case (.integer(let whole), .number(let number)), (.number(let number), .integer(let whole)):
            return Int64(exactly: number) == whole
        default: return self == other
        }
    }
}
