package dev.keyturn.windows.policy;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads {@code Preferences\Registry\Registry.xml}, in which a Group Policy keeps its registry preferences. Items that are disabled, alone or with a
 * collection around them, are left out. What a filter or a variable decides may happen.
 *
 * <p>Source: Microsoft, MS-GPPREF 2.2.1.17 "Registry".
 */
public final class RegistryXml {
    private static final String ROOT = "RegistrySettings";
    /** Collections within each other; the editor of Group Policy is no fun long before. */
    private static final int DEEPEST = 100;

    private final String file;
    private final XMLStreamReader xml;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final List<PolicySetting> settings = new ArrayList<>();
    private final SettingLimits limits = new SettingLimits();

    private RegistryXml(String file, XMLStreamReader xml) {
        this.file = file;
        this.xml = xml;
    }

    /** An element that is open: what stands in it counts only if it is enabled, and is certain only without a filter, which may come last. */
    private static final class Level {
        private final String name;
        private final boolean disabled;
        private final int firstSetting;
        private boolean filtered;
        private RegistryProperties properties;

        Level(String name, boolean disabled, int firstSetting) {
            this.name = name;
            this.disabled = disabled;
            this.firstSetting = firstSetting;
        }
    }

    /**
     * Reads a file.
     *
     * @param file its name, for messages
     * @throws PolicyFormatException if any of it is not as it should be, with line and column
     */
    public static List<PolicySetting> read(String file, byte[] bytes) throws PolicyFormatException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // there are none, and JDK's reader takes quadratic time to look for one
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            return new RegistryXml(file, xml).all();
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            String reason = String.valueOf(e.getMessage()).replaceFirst("(?s)^.*Message: ", "").strip();
            throw PolicyFormatException.at(file, at == null ? 1 : Math.max(1, at.getLineNumber()), at == null ? 1 : Math.max(1, at.getColumnNumber()),
                    "what is no XML (" + reason + ")", "the " + ROOT + " of a Group Policy");
        }
    }

    private List<PolicySetting> all() throws XMLStreamException, PolicyFormatException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw wrong("a document type", "an XML document without one");
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS -> text();
                default -> { }
            }
        }
        return List.copyOf(settings);
    }

    private void start(String name) throws PolicyFormatException {
        if (levels.isEmpty() && !name.equals(ROOT)) {
            throw wrong("the element <" + name + ">", "<" + ROOT + ">");
        }
        if (levels.size() == DEEPEST) {
            throw wrong("an element in " + DEEPEST + " others", "at most " + DEEPEST + " elements within each other");
        }
        Level above = levels.peek();
        boolean disabled = above != null && above.disabled || "1".equals(xml.getAttributeValue(null, "disabled"));
        if (above != null && above.name.equals("Filters")) {
            levels.stream().skip(1).findFirst().ifPresent(owner -> owner.filtered = true);
        }
        Level level = new Level(name, disabled, settings.size());
        if (name.equals("Properties") && above != null && above.name.equals("Registry") && !disabled) {
            level.properties = properties();
        }
        levels.push(level);
    }

    private RegistryProperties properties() throws PolicyFormatException {
        Location at = xml.getLocation();
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return new RegistryProperties(file, at.getLineNumber(), at.getColumnNumber(), attributes);
    }

    /** A multistring has its texts in elements of their own. */
    private void text() {
        if (levels.size() > 2 && levels.peek().name.equals("Value")) {
            levels.stream().skip(2).findFirst().filter(level -> level.properties != null).ifPresent(level -> level.properties.text(xml.getText()));
        }
    }

    private void end() throws PolicyFormatException {
        Level level = levels.pop();
        if (level.properties != null) {
            for (PolicySetting setting : level.properties.settings()) {
                if (!limits.room(setting.key().subkey(), setting.name())) {
                    throw wrong("too many settings", SettingLimits.expected());
                }
                settings.add(setting);
            }
        }
        if (level.filtered) {
            for (int i = level.firstSetting; i < settings.size(); i++) {
                PolicySetting s = settings.get(i);
                settings.set(i, s.may() ? s : new PolicySetting(s.action(), s.key(), s.name(), s.data(), true, s.place()));
            }
        }
    }

    private PolicyFormatException wrong(String found, String expected) {
        return PolicyFormatException.at(file, xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber(), found, expected);
    }
}
