package dev.keyturn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A page in Markdown.
 *
 * @param path  the file
 * @param prose its lines that are text; examples are blank lines here
 * @param shown its lines that are examples
 */
record Page(Path path, List<String> prose, List<String> shown) {
    private static final Path ROOT = Path.of(System.getProperty("keyturn.root"));
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** All pages of the checkout. */
    static List<Page> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md") && isOurs(file)).sorted().map(Page::read).toList();
        }
    }

    private static boolean isOurs(Path file) {
        return StreamSupport.stream(ROOT.relativize(file).spliterator(), false).noneMatch(name -> NOT_OURS.contains(name.toString()));
    }

    /** Reads a page. */
    static Page read(Path path) {
        List<String> prose = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines(path)) {
            boolean fence = line.startsWith("```");
            boolean example = fence || fenced || line.startsWith("    ");
            prose.add(example ? "" : line);
            if (example && !fence) {
                shown.add(line);
            }
            fenced = fence != fenced;
        }
        return new Page(path, prose, shown);
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its links lead, as they stand there. */
    List<String> links() {
        // a link's brackets are text inside of code, and code may be a link's text
        return prose.stream().flatMap(line -> LINK.matcher(CODE.matcher(line).replaceAll("")).results().map(found -> found.group(1))).toList();
    }

    /** What stands in it as code, examples as well. */
    List<String> code() {
        List<String> code = new ArrayList<>(shown);
        prose.forEach(line -> CODE.matcher(line).results().map(found -> found.group(1)).forEach(code::add));
        return code;
    }

    /** The names by which links reach its headings, as GitHub makes them. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : prose) {
            Matcher heading = Pattern.compile("#{1,6} +(.+)").matcher(line);
            if (heading.matches()) {
                String name = heading.group(1).strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
                int before = seen.merge(name, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? name : name + "-" + before);
            }
        }
        return anchors;
    }

    /** What is wrong with a link of this page; empty if nothing is. */
    String fault(String link) {
        if (link.matches("[a-z]+:.*")) {
            return "";
        }
        int hash = link.indexOf('#');
        String name = hash < 0 ? link : link.substring(0, hash);
        Path target = name.isEmpty() ? path : path.resolveSibling(name).normalize();
        if (!target.startsWith(ROOT)) {
            return "it leads out of the repository";
        } else if (!Files.exists(target)) {
            return "there is no " + ROOT.relativize(target);
        } else if (hash >= 0 && !read(target).anchors().contains(link.substring(hash + 1))) {
            return "that page has no heading of that name; it has " + read(target).anchors();
        }
        return "";
    }

    @Override
    public String toString() {
        return ROOT.relativize(path).toString().replace('\\', '/');
    }
}
