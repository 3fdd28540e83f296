// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.writer.WriterOptions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code inlay} command. Standard output carries what was asked for, standard error what is said about it; exit codes are
 * 0 for success, 1 for work that failed (bad data, input or output), 2 for a request that makes no sense.
 */
@Command(
        name = "inlay",
        description = {
            "Parquet files from the command line: made from CSV or JSON, and looked into, on disk and on S3.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        optionListHeading = "%nOptions%n",
        commandListHeading = "%nCommands%n",
        mixinStandardHelpOptions = true,
        versionProvider = Inlay.Version.class,
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:it worked",
            "1:it failed: bad data, or a file that cannot be read or written",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  inlay convert trips.csv trips.parquet     columns get the types of their values",
            "  zcat trips.csv.gz | inlay convert - trips.parquet",
            "  inlay schema trips.parquet                the schema, as convert --schema takes it",
            "  inlay meta trips.parquet                  row groups, encodings, sizes, bounds",
            "",
            "inlay COMMAND --help tells more. INLAY_JAVA_OPTS=-Xmx2g gives it more memory."
        })
public final class Inlay implements Runnable {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private static final int MIN_HELP_WIDTH = 80;
    private static final int MAX_HELP_WIDTH = 110;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "With an error, print where in the program it happened.")
    private boolean stacktrace;

    private Inlay() {}

    public static void main(String[] args) {
        System.exit(run(Streams.ofProcess(), args));
    }

    /** Runs the command; returns its exit code. */
    static int run(Streams streams, String... args) {
        Inlay inlay = new Inlay();
        try {
            return inlay.commandLine(streams).execute(args);
        } catch (Error e) {
            return inlay.complain(streams, e, FAILED);
        } finally {
            streams.out().flush();
            streams.err().flush();
        }
    }

    private CommandLine commandLine(Streams streams) {
        CommandLine line = new CommandLine(this)
                .addSubcommand(new ConvertCommand(streams))
                .addSubcommand(new SchemaCommand(streams))
                .addSubcommand(new MetaCommand(streams))
                .addSubcommand(new CommandLine(new S3Command()).addSubcommand(new UploadsCommand(streams)));
        line.setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpWidth(Math.max(MIN_HELP_WIDTH, Math.min(Terminal.columns(), MAX_HELP_WIDTH)));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, args) -> misused(streams, e));
        line.setExecutionExceptionHandler((e, command, parsed) ->
                complain(streams, e, e instanceof Failure failure ? failure.exitCode() : FAILED));
        return line;
    }

    private int misused(Streams streams, ParameterException e) {
        String message = ErrorText.oneLine(e.getMessage());
        String similar = e instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? ": did you mean " + unmatched.getSuggestions().get(0) + "?"
                : "";
        streams.err()
                .println("inlay: " + Character.toLowerCase(message.charAt(0)) + message.substring(1) + similar
                        + " (see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
        return USAGE;
    }

    private int complain(Streams streams, Throwable thrown, int exitCode) {
        streams.err().println("inlay: " + ErrorText.of(thrown));
        if (stacktrace) {
            thrown.printStackTrace(streams.err());
        }
        return exitCode;
    }

    /** No command: say what there is. */
    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: convert, schema, meta or s3");
    }

    /** {@code inlay version 0.1.0 (build 1a2b3c)}, as in the files it writes, and the Java it runs on. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {WriterOptions.DEFAULT.createdBy() + ", Java " + Runtime.version()};
        }
    }
}
