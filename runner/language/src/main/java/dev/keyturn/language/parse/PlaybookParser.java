package dev.keyturn.language.parse;

import dev.keyturn.language.binding.Catalogue;
import dev.keyturn.language.playbook.Play;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Sequence;
import dev.keyturn.language.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a playbook: a list of plays. */
public final class PlaybookParser {
    private static final String EMPTY = "the playbook is empty; expected a list of plays";

    private final Catalogue catalogue;
    private final Templates templates;

    public PlaybookParser(Catalogue catalogue, Templates templates) {
        this.catalogue = catalogue;
        this.templates = templates;
    }

    /**
     * Reads a file.
     *
     * @param name     the file as the user named it, for messages
     * @param problems receives all mistakes; with one of them the result must not be run
     */
    public Playbook parse(Path file, String name, Problems problems) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        Problems found = new Problems();
        PlayParser parser = new PlayParser(catalogue, templates, folder, found);
        List<Play> plays = new ArrayList<>();
        Optional<YamlNode> root = YamlReader.read(file, name, found);
        if (root.isPresent() && root.get() instanceof Sequence list) {
            list.items().forEach(item -> parser.play(item).ifPresent(plays::add));
            if (list.items().isEmpty()) {
                found.error(list.place(), EMPTY);
            }
        } else if (root.isPresent() && !YamlFields.isNothing(root.get())) {
            found.error(root.get().place(), "found " + root.get().described() + "; a playbook is a list of plays, each beginning with '- hosts:'"
                    + " or '- name:'");
        } else if (!found.hasErrors()) {
            found.error(Place.of(name), EMPTY);
        }
        problems.addAll(found.all());
        return new Playbook(name, folder, plays);
    }
}
