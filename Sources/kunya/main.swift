import Glibc
import KunyaCommands

exit(runKunya(CommandLine.arguments))
