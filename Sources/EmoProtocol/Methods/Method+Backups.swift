// Methods about backups.

extension Method {
    static let backups: [Method] = [
        Method(
            "backup.create",
            "Makes a whole, checked copy of the database in the daemon's own directory while work goes on.",
            mutating: true,
            result: .object([
                .required("name", .text("of the file", 1...64)),
                .required("directory", .text("where it lies on the daemon's machine")),
                .required("size_bytes", .integer("")),
                .required("sha256", .text("of the file, in hexadecimal", 64...64)),
                .required("schema_version", .integer("")),
                .required("audit_rows", .integer("rows of the audit log; its chain was verified")),
                .required("audit_hash", .text("the last hash of the chain, to be noted elsewhere", 64...64)),
            ]), errors: [.storageInMemory, .queueFull])
    ]
}
