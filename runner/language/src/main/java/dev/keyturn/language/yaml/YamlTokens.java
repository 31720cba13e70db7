package dev.keyturn.language.yaml;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.keyturn.language.source.Place;
import java.io.StringReader;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Jackson's YAML tokens, and what Jackson keeps to itself: whether a scalar is quoted, its tag, and where an event begins. */
final class YamlTokens extends YAMLParser {
    private static final int MOST_CHARACTERS = 16 << 20;

    private YamlTokens(IOContext context, LoaderOptions options, String text) {
        super(context, 0, 0, options, null, new StringReader(text));
    }

    static YamlTokens of(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        IOContext context = new IOContext(StreamReadConstraints.defaults(), StreamWriteConstraints.defaults(), ErrorReportConfiguration.defaults(),
                new BufferRecycler(), ContentReference.unknown(), false);
        return new YamlTokens(context, options, text);
    }

    /** Where the current token begins. */
    Place place(String file) {
        Mark mark = _lastEvent == null ? null : _lastEvent.getStartMark();
        return mark == null ? Place.of(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The current scalar, or key, as it was written. */
    String scalarText() {
        return _lastEvent instanceof ScalarEvent scalar ? scalar.getValue() : "";
    }

    /** The anchor of what begins here; null if it has none. */
    String anchor() {
        return _lastEvent instanceof NodeEvent node ? node.getAnchor() : null;
    }

    /** Whether the current scalar stands without quotes. */
    boolean isPlain() {
        return _lastEvent instanceof ScalarEvent scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    /** The current scalar's tag; null if it has none. */
    String scalarTag() {
        return _lastEvent instanceof ScalarEvent scalar ? scalar.getTag() : null;
    }
}
