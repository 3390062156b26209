// An array of the C side whose elements lie a stride apart, because a newer writer's struct may be longer
// than ours.

/// The elements of a strided C array; empty for NULL or for a stride shorter than the element.
struct StridedElements<Element>: Sequence {
    private let base: UnsafeRawPointer?
    private let count: Int
    private let stride: Int

    init(_ pointer: UnsafePointer<Element>?, count: UInt64, stride: UInt64) {
        let readable = pointer != nil && stride >= UInt64(MemoryLayout<Element>.size)
        base = UnsafeRawPointer(pointer)
        self.count = readable ? Int(count) : 0
        self.stride = readable ? Int(stride) : 0
    }

    func makeIterator() -> AnyIterator<Element> {
        var index = 0
        return AnyIterator {
            guard index < count, let base else { return nil }
            defer { index += 1 }
            return base.advanced(by: index * stride).assumingMemoryBound(to: Element.self).pointee
        }
    }
}
