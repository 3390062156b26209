// What the programs say of themselves; the packages carry the same version.

/// The product.
public enum Product {
    /// `major.minor.patch`, the same for the daemon and the command line.
    public static let version = "0.1.0"
}
