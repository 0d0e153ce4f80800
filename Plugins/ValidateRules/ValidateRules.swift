import PackagePlugin

@main struct ValidateRules: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {}
}
