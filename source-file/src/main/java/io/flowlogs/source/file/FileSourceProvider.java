package io.flowlogs.source.file;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import io.flowlogs.source.SourceOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads flow logs from the file system. A location is
 *
 * <ul>
 *   <li>a file, or anything else that can be read to its end: a named pipe, <code>/dev/stdin</code>, <code>&lt;(command)</code>. It is read
 *       whatever its name is;
 *   <li>a directory, with all that is below it in any layout;
 *   <li>a pattern: <code>*</code> and <code>?</code> stand for characters of a name, <code>[a-z]</code> and <code>[!a-z]</code> for one of some or of
 *       all others, <code>{a,b}</code> for one of several texts without <code>/</code>, <code>**</code> for any number of directories, and
 *       <code>\</code> takes the next character as it is. A directory that fits is read with all that is below it. What exists under exactly
 *       the name given is no pattern;
 *   <li><code>-</code> for standard input, which can be read once.
 * </ul>
 *
 * each with or without <code>file:</code> in front, absolute or relative to the working directory.
 *
 * <p><strong>Order.</strong> The entries of a directory are read by name; where all files in it have names as AWS gives them, by the time in the
 * name and then by name. A directory is read at the place of its own name. AWS's directories of years, months and days thereby come in the order of time.
 *
 * <p><strong>What is passed over,</strong> and counted: hidden files and directories (their name begins with a dot) unless the
 * option <code>hidden</code> or the pattern says so; files that other programs leave as marks, such as <code>_SUCCESS</code> or
 * <code>aws-logs-write-test</code>; pipes and devices inside of directories; and files whose name, as AWS gives it, shows that they
 * hold nothing of the window. A file named <i>T</i> holds the records that end within five minutes from <i>T</i>; what comes late or is marked
 * wrongly is allowed for by the option <code>slack</code>.
 *
 * <p><strong>Symbolic links</strong> are followed, but what a link leads to is read once: not again if it lies in the same tree, or was
 * reached by another link. Loops therefore end. A link to nothing, or a directory that must not be read, is a split that fails when opened.
 */
public final class FileSourceProvider implements FlowRecordSourceProvider {
    /** How far the time in AWS's file names may be off. */
    public static final OptionSpec<Duration> SLACK = OptionSpec.duration(
            "slack",
            "How far outside the window the time in an AWS file name may lie, such as 30m (the default), 2h or 1d.");

    /** Whether hidden files are read too. */
    public static final OptionSpec<Boolean> HIDDEN =
            OptionSpec.flag("hidden", "Read files and directories whose name begins with a dot, too.");

    private static final Duration DEFAULT_SLACK = Duration.ofMinutes(30);

    /** At least two letters: a single one is a drive. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    /** Makes the provider. */
    public FileSourceProvider() {}

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public String description() {
        return "files, directories and patterns of the file system; - for standard input";
    }

    @Override
    public List<OptionSpec<?>> options() {
        return List.of(SLACK, HIDDEN);
    }

    @Override
    public boolean claims(String location) {
        return !SCHEME.matcher(location).matches() || exists(location);
    }

    private static boolean exists(String location) {
        try {
            return Files.exists(Path.of(location), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public URI locate(String location) {
        return LocationText.toUri(location);
    }

    @Override
    public FlowRecordSource open(URI location, SourceOptions options) throws IOException {
        String text = LocationText.of(location);
        WalkRules rules = new WalkRules(options.get(HIDDEN, false), options.get(SLACK, DEFAULT_SLACK));
        return new FileSource(VisibleText.of(text), FileTarget.find(text), rules);
    }
}
