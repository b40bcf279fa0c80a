package io.flowlogs.examples.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of Markdown.
 *
 * @param path where it lies
 * @param prose its text without the fenced blocks
 * @param blocks its fenced blocks
 */
record Document(Path path, String prose, List<Block> blocks) {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    /**
     * A fenced block.
     *
     * @param language the word after the fence, or nothing
     * @param line where it begins, from 1
     * @param lines what is in it
     */
    record Block(String language, int line, List<String> lines) {}

    static Document read(Path path) {
        StringBuilder prose = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        boolean inBlock = false;
        int number = 0;
        for (String line : Project.text(path).lines().toList()) {
            number++;
            if (line.startsWith("```")) {
                inBlock = !inBlock;
                if (inBlock) {
                    blocks.add(new Block(line.substring(3).strip(), number, new ArrayList<>()));
                }
            } else if (inBlock) {
                blocks.get(blocks.size() - 1).lines().add(line);
            } else {
                prose.append(line).append('\n');
            }
        }
        return new Document(path, prose.toString(), List.copyOf(blocks));
    }

    List<Block> blocks(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** Where the page leads to within the project. */
    List<String> relativeLinks() {
        return all(LINK).stream()
                .filter(link -> !link.contains("://") && !link.startsWith("#"))
                .toList();
    }

    /** What stands between backticks. */
    List<String> codeWords() {
        return all(CODE);
    }

    private List<String> all(Pattern pattern) {
        return pattern.matcher(prose)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    String name() {
        return Project.ROOT.relativize(path).toString();
    }
}
