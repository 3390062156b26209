// The little of an ELF file that must be known before it is opened: its run path, its exports, what it needs.
// Source: System V ABI, chapters 4 and 5.
// Invariant: reads are bounded and checked; a file that is not what it says gives nil or an empty path.
import Glibc

/// A 64-bit little-endian ELF file, read through a descriptor.
struct ElfFile {
    private struct Segment {
        let type: UInt32
        let flags: UInt32
        let offset: UInt64
        let address: UInt64
        let size: UInt64
    }

    /// The processor it is for, as `e_machine` has it.
    let machine: UInt16
    private let descriptor: Int32
    private let sections: (table: UInt64, size: Int, count: Int)
    private let segments: [Segment]

    /// Reads the headers; nil for anything but a 64-bit little-endian ELF file.
    init?(descriptor: Int32) {
        self.descriptor = descriptor
        guard let header = Self.read(descriptor, at: 0, count: 64),
            header[0..<6].elementsEqual([0x7F, 0x45, 0x4C, 0x46, 2, 1])
        else { return nil }
        machine = Self.number(header, 18, UInt16.self)
        let table = Self.number(header, 32, UInt64.self)
        let size = Int(Self.number(header, 54, UInt16.self))
        let count = Int(Self.number(header, 56, UInt16.self))
        sections = (
            Self.number(header, 40, UInt64.self), Int(Self.number(header, 58, UInt16.self)),
            Int(Self.number(header, 60, UInt16.self))
        )
        guard size >= 56, count <= 128, let bytes = Self.read(descriptor, at: table, count: size * count)
        else {
            return nil
        }
        segments = (0..<count).map { index in
            let start = index * size
            return Segment(
                type: Self.number(bytes, start, UInt32.self),
                flags: Self.number(bytes, start + 4, UInt32.self),
                offset: Self.number(bytes, start + 8, UInt64.self),
                address: Self.number(bytes, start + 16, UInt64.self),
                size: Self.number(bytes, start + 32, UInt64.self))
        }
    }

    /// DT_RUNPATH, else DT_RPATH, else empty.
    var runPath: String {
        let entries = dynamicEntries
        let place =
            entries.first { $0.tag == Self.runPathTag } ?? entries.first { $0.tag == Self.oldRunPathTag }
        return place.flatMap { text(at: $0.value, entries) } ?? ""
    }

    /// The file names of the libraries it needs (DT_NEEDED), in order.
    var neededLibraries: [String] {
        let entries = dynamicEntries
        return entries.filter { $0.tag == Self.neededTag }.compactMap { text(at: $0.value, entries) }
    }

    /// True when the linker would have to write into its code: DT_TEXTREL, or the flag of that name.
    var relocatesCode: Bool {
        dynamicEntries.contains { $0.tag == 22 || $0.tag == 30 && $0.value & 4 != 0 }
    }

    /// True when it asks for a stack whose bytes can be run: PT_GNU_STACK with PF_X.
    var wantsExecutableStack: Bool { segments.contains { $0.type == 0x6474_E551 && $0.flags & 1 != 0 } }

    private static let (neededTag, stringsTag, oldRunPathTag, runPathTag): (UInt64, UInt64, UInt64, UInt64) =
        (1, 5, 15, 29)

    private var dynamicEntries: [(tag: UInt64, value: UInt64)] {
        guard let dynamic = segments.first(where: { $0.type == 2 }), dynamic.size <= 65_536,
            let bytes = Self.read(descriptor, at: dynamic.offset, count: Int(dynamic.size))
        else { return [] }
        return stride(from: 0, to: bytes.count - 15, by: 16).map {
            (Self.number(bytes, $0, UInt64.self), Self.number(bytes, $0 + 8, UInt64.self))
        }
    }

    /// A text of the table of strings.
    private func text(at start: UInt64, _ entries: [(tag: UInt64, value: UInt64)]) -> String? {
        guard
            let table = entries.first(where: { $0.tag == Self.stringsTag }).flatMap({ fileOffset($0.value) })
        else { return nil }
        let (offset, overflow) = table.addingReportingOverflow(start)
        guard !overflow, let text = Self.read(descriptor, at: offset, count: 4096, atLeast: 1) else {
            return nil
        }
        return String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// The names that the file exports to others; nil when it does not tell.
    var exportedSymbols: [String]? {
        guard sections.size >= 64, sections.count <= 512,
            let table = Self.read(descriptor, at: sections.table, count: sections.size * sections.count)
        else { return nil }
        let starts = (0..<sections.count).map { $0 * sections.size }
        let dynamicSymbols: UInt32 = 11  // SHT_DYNSYM
        guard let start = starts.first(where: { Self.number(table, $0 + 4, UInt32.self) == dynamicSymbols }),
            let symbols = content(of: start, in: table),
            let link = starts.dropFirst(Int(Self.number(table, start + 40, UInt32.self))).first,
            let names = content(of: link, in: table)
        else { return nil }
        return stride(from: 0, to: symbols.count - 23, by: 24).compactMap { entry in
            let isLocal = symbols[entry + 4] >> 4 == 0
            let isDefined = Self.number(symbols, entry + 6, UInt16.self) != 0
            // STV_INTERNAL and STV_HIDDEN; Swift's exports are protected, which others can see.
            let isHidden = [1, 2].contains(symbols[entry + 5] & 3)
            let name = Int(Self.number(symbols, entry, UInt32.self))
            guard !isLocal, isDefined, !isHidden, name < names.count else { return nil }
            return String(decoding: names[name...].prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    private func content(of section: Int, in table: [UInt8]) -> [UInt8]? {
        let size = Self.number(table, section + 32, UInt64.self)
        guard size <= 64 << 20 else { return nil }
        return Self.read(descriptor, at: Self.number(table, section + 24, UInt64.self), count: Int(size))
    }

    private func fileOffset(_ address: UInt64) -> UInt64? {
        let loads = segments.filter { $0.type == 1 }
        return loads.first { address >= $0.address && address - $0.address < $0.size }.flatMap {
            let (offset, overflow) = $0.offset.addingReportingOverflow(address - $0.address)
            return overflow ? nil : offset
        }
    }

    private static func read(_ descriptor: Int32, at offset: UInt64, count: Int, atLeast: Int? = nil)
        -> [UInt8]?
    {
        guard let position = off_t(exactly: offset) else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        let got = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, position) }
        guard got >= (atLeast ?? count) else { return nil }
        return Array(bytes.prefix(got))
    }

    private static func number<Number: FixedWidthInteger>(_ bytes: [UInt8], _ at: Int, _: Number.Type)
        -> Number
    {
        bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: Number.self)) }
    }
}
