package dev.keyturn.language.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.source.SecretNames;
import dev.keyturn.language.source.SourceFile;
import dev.keyturn.language.yaml.YamlNode.Entry;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import dev.keyturn.language.yaml.YamlNode.Scalar;
import dev.keyturn.language.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one YAML document. Equal keys are noted as a warning and the last one counts; anchors, aliases and merge keys are resolved within a
 * bound on what they may grow to.
 */
public final class YamlReader {
    private static final int MOST_NODES = 500_000;
    private static final int DEEPEST = 100;

    private final String file;
    private final Problems problems;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final Map<YamlNode, Integer> sizes = new java.util.IdentityHashMap<>();
    private int nodes;
    private boolean secret;

    private YamlReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads a file; empty, with the problem noted, if it cannot be read or holds nothing. */
    public static Optional<YamlNode> read(Path path, String name, Problems problems) {
        return SourceFile.read(path, name, problems).flatMap(text -> parse(text, name, problems));
    }

    /** Reads a text; empty if it holds nothing, or, with the problem noted, if it is no YAML. */
    public static Optional<YamlNode> parse(String text, String name, Problems problems) {
        YamlReader reader = new YamlReader(name, problems);
        try (YamlTokens tokens = YamlTokens.of(text)) {
            if (tokens.nextToken() == null) {
                return Optional.empty();
            }
            YamlNode root = reader.node(tokens, 0);
            if (tokens.nextToken() != null) {
                problems.error(reader.place(tokens), "a second document begins here; expected one document in a file");
            }
            return Optional.of(root);
        } catch (TooMuch e) {
            problems.error(e.place, e.getMessage());
        } catch (JsonProcessingException e) {
            YamlMistake.note(e, name, problems);
        } catch (IOException e) {
            problems.error(Place.of(name), "the file cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private YamlNode node(YamlTokens tokens, int depth) throws IOException {
        Place place = place(tokens);
        if (depth > DEEPEST) {
            throw new TooMuch(place, "this is nested more than " + DEEPEST + " levels deep");
        }
        count(place, 1);
        if (tokens.isCurrentAlias()) {
            return alias(tokens.getText(), place);
        }
        String anchor = tokens.anchor();
        int before = nodes;
        YamlNode node = tokens.currentToken() == JsonToken.START_ARRAY ? sequence(tokens, place, depth)
                : tokens.currentToken() == JsonToken.START_OBJECT ? mapping(tokens, place, depth) : scalar(tokens, place);
        if (anchor != null) {
            anchors.put(anchor, node);
            sizes.put(node, nodes - before + 1);
        }
        return node;
    }

    private YamlNode alias(String name, Place place) throws TooMuch {
        YamlNode node = anchors.get(name);
        if (node == null) {
            problems.error(place, secret ? "this begins with '*' and so is an alias of nothing; a text that begins with '*' must be in quotes"
                    : "the alias '*" + name + "' has no anchor '&" + name + "' before it");
            return new Scalar(place, null, "", true, false);
        }
        count(place, sizes.get(node));
        return node;
    }

    private void count(Place place, int more) throws TooMuch {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new TooMuch(place, "with its aliases written out the file has more than " + MOST_NODES + " values; that is refused");
        }
    }

    private YamlNode sequence(YamlTokens tokens, Place place, int depth) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(tokens, depth + 1));
        }
        return new Sequence(place, items);
    }

    private YamlNode mapping(YamlTokens tokens, Place place, int depth) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<YamlNode> merged = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            Scalar key = tokens.isCurrentAlias() && alias(tokens.currentName(), place(tokens)) instanceof Scalar s ? s : scalar(tokens, place(tokens));
            tokens.nextToken();
            secret = SecretNames.in(key.text());
            YamlNode value = node(tokens, depth + 1);
            secret = false;
            Entry entry = new Entry(key, value);
            if (key.plain() && key.text().equals("<<")) {
                merged.add(value);
                continue;
            }
            Entry first = entries.remove(entry.name());
            if (first != null) {
                problems.warning(key.place(), "the key '" + entry.name() + "' stands here again (first at line " + first.key().place().line()
                        + "); this last one counts");
            }
            entries.put(entry.name(), entry);
        }
        merged.forEach(value -> merge(value, entries));
        return new Mapping(place, List.copyOf(entries.values()));
    }

    /** Entries of the mapping itself win over merged ones, and of merged ones the first. */
    private void merge(YamlNode value, Map<String, Entry> entries) {
        if (value instanceof Mapping mapping) {
            nodes += mapping.entries().size();
            mapping.entries().forEach(e -> entries.putIfAbsent(e.name(), e));
        } else if (value instanceof Sequence list && list.items().stream().allMatch(Mapping.class::isInstance)) {
            list.items().forEach(item -> merge(item, entries));
        } else {
            problems.error(value.place(), "found " + value.described() + " after '<<:'; expected an alias of a mapping, or a list of those");
        }
    }

    private Scalar scalar(YamlTokens tokens, Place place) {
        String text = tokens.scalarText();
        String tag = tokens.scalarTag();
        if (tag == null || tag.equals("!unsafe")) {
            Object value = tokens.isPlain() && tag == null ? Yaml11.resolve(text) : text;
            return new Scalar(place, value, text, tokens.isPlain(), tag != null);
        }
        return tagged(place, text, tag);
    }

    private Scalar tagged(Place place, String text, String tag) {
        switch (tag) {
            case "tag:yaml.org,2002:str", "!":
                return new Scalar(place, text, text, false, false);
            case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null":
                return new Scalar(place, Yaml11.resolve(text), text, true, false);
            case "!vault":
                problems.error(place, "values encrypted with ansible-vault cannot be read yet; give this one with -e from a file that is not in git");
                return new Scalar(place, null, "", false, true);
            default:
                problems.error(place, secret ? "this begins with '!' and so is a tag that is unknown; a text that begins with '!' must be in quotes"
                        : "the tag '" + tag.replace("tag:yaml.org,2002:", "!!") + "' is unknown; expected none, '!unsafe' or '!!str'");
                return new Scalar(place, null, text, false, false);
        }
    }

    private Place place(YamlTokens tokens) {
        return tokens.place(file);
    }

    /** Ends the reading of a text that would grow without bound. */
    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Place place;

        TooMuch(Place place, String message) {
            super(message);
            this.place = place;
        }
    }
}
