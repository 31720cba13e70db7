package dev.keyturn.operations.project;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlReader;
import dev.keyturn.module.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code keyturn.yml}: what a team has agreed on, in git beside its playbooks. It is looked for from a folder upwards; paths in it are
 * relative to where it stands. Options and the environment win over it.
 *
 * @param inventories  the inventories where {@code -i} names none
 * @param forks        how many hosts at once
 * @param confirmAbove above how many hosts a real run has to be confirmed
 * @param runsDir      where runs are kept
 * @param runsShared   whether others may read them
 */
public record ProjectFile(List<String> inventories, Optional<Integer> forks, Optional<Integer> confirmAbove, Optional<Path> runsDir, boolean runsShared) {
    public static final String NAME = "keyturn.yml";
    private static final ProjectFile NONE = new ProjectFile(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    private static final List<String> KNOWN = List.of("inventory", "forks", "confirm_above", "runs_dir", "runs_shared");

    /** The nearest one at a folder or above it; what is wrong with it is noted. */
    public static ProjectFile find(Path folder, Problems problems) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path file = at.resolve(NAME);
            if (Files.isRegularFile(file)) {
                return read(file, problems);
            }
        }
        return NONE;
    }

    private static ProjectFile read(Path file, Problems problems) {
        Optional<String> foreign = ForeignFile.why(file);
        if (foreign.isPresent()) {
            problems.error(Place.of(file.toString()), "the settings in it do not count: " + foreign.get());
            return NONE;
        }
        Optional<YamlNode> root = YamlReader.read(file, file.toString(), problems);
        if (root.isEmpty()) {
            return NONE;
        }
        if (!(root.get() instanceof YamlNode.Mapping settings)) {
            problems.error(root.get().place(), "found " + root.get().described() + ", expected a mapping with " + String.join(", ", KNOWN));
            return NONE;
        }
        settings.entries().stream().filter(entry -> !KNOWN.contains(entry.name())).forEach(entry -> problems.error(entry.key().place(),
                "'" + entry.name() + "' is no setting of " + NAME + "; expected " + String.join(", ", KNOWN) + Nearest.hint(entry.name(), KNOWN)));
        Path folder = file.getParent();
        return new ProjectFile(inventories(settings, folder, problems), number(settings, "forks", 1, problems), number(settings, "confirm_above", 0, problems),
                text(settings, "runs_dir", problems).map(folder::resolve), flag(settings, "runs_shared", problems));
    }

    private static List<String> inventories(YamlNode.Mapping settings, Path folder, Problems problems) {
        if (settings.get("inventory").filter(YamlNode.Sequence.class::isInstance).isPresent()) {
            return ((YamlNode.Sequence) settings.get("inventory").get()).items().stream()
                    .flatMap(item -> path(item, "inventory", problems).stream()).map(name -> folder.resolve(name).toString()).toList();
        }
        return text(settings, "inventory", problems).map(name -> List.of(folder.resolve(name).toString())).orElse(List.of());
    }

    private static Optional<String> text(YamlNode.Mapping settings, String name, Problems problems) {
        return settings.get(name).flatMap(node -> path(node, name, problems));
    }

    private static Optional<String> path(YamlNode node, String name, Problems problems) {
        if (!(node.data() instanceof String text)) {
            problems.error(node.place(), "'" + name + "' is " + node.described() + ", expected a path");
            return Optional.empty();
        }
        if (text.indexOf('\0') >= 0) {
            problems.error(node.place(), "'" + name + "' has a NUL in it, expected a path");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static boolean flag(YamlNode.Mapping settings, String name, Problems problems) {
        Optional<YamlNode> node = settings.get(name);
        if (node.isPresent() && !(node.get().data() instanceof Boolean)) {
            problems.error(node.get().place(), "'" + name + "' is " + node.get().described() + ", expected true or false");
        }
        return node.filter(each -> Boolean.TRUE.equals(each.data())).isPresent();
    }

    private static Optional<Integer> number(YamlNode.Mapping settings, String name, int least, Problems problems) {
        Optional<YamlNode> node = settings.get(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get().data() instanceof Number number && number.longValue() == number.doubleValue() && number.longValue() >= least
                && number.longValue() <= 1_000_000) {
            return Optional.of(number.intValue());
        }
        problems.error(node.get().place(), "'" + name + "' is " + node.get().described() + ", expected a whole number from " + least + " on");
        return Optional.empty();
    }
}
