// The accounts of people: one's own, and for administrators everybody's.
import ArgumentParser

/// `emoctl user`.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Look after your account; administrators, after everybody's.",
        subcommands: [
            UserAdd.self, UserList.self, UserShow.self, UserUpdate.self, UserDisable.self, UserEnable.self,
            UserExport.self, UserErase.self,
        ])
}

/// The role of an account.
enum UserRole: String, ExpressibleByArgument, CaseIterable {
    case admin
    case manager
    case analyst
    case user
}
