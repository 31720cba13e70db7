package dev.keyturn.registry;

import java.util.Locale;
import java.util.Set;

/**
 * Knows which keys a 64-bit Windows keeps twice.
 *
 * <p>The rules are those of Windows 7 / Server 2008 R2 and later. A key inherits from its nearest listed ancestor; without one it is shared.
 * Source: Microsoft, "Registry Keys Affected by WOW64".
 */
final class SharedKeys {
    private static final String SOFTWARE = "software";
    private static final String CLASSES = "software\\classes";

    private static final Set<String> REDIRECTED_CLASSES = Set.of("clsid", "interface", "directshow", "media type", "mediafoundation");

    private static final Set<String> SHARED_BELOW_SOFTWARE = Set.of(
            "policies", "clients", "registeredapplications", "classes",
            "microsoft\\com3", "microsoft\\eventsystem", "microsoft\\ole", "microsoft\\rpc",
            "microsoft\\cryptography\\calais\\current", "microsoft\\cryptography\\calais\\readers", "microsoft\\cryptography\\services",
            "microsoft\\ctf\\systemshared", "microsoft\\ctf\\tip", "microsoft\\dfs", "microsoft\\driver signing",
            "microsoft\\non-driver signing", "microsoft\\enterprisecertificates", "microsoft\\systemcertificates",
            "microsoft\\msmq", "microsoft\\ras", "microsoft\\termservlicensing", "microsoft\\transactionserver",
            "microsoft\\notepad\\defaultfonts",
            "microsoft\\windows\\currentversion\\app paths", "microsoft\\windows\\currentversion\\previewhandlers",
            "microsoft\\windows\\currentversion\\explorer\\autoplayhandlers", "microsoft\\windows\\currentversion\\explorer\\driveicons",
            "microsoft\\windows\\currentversion\\explorer\\kindmap", "microsoft\\windows\\currentversion\\control panel\\cursors\\schemes",
            "microsoft\\windows\\currentversion\\group policy", "microsoft\\windows\\currentversion\\policies",
            "microsoft\\windows\\currentversion\\setup", "microsoft\\windows\\currentversion\\telephony\\locations",
            "microsoft\\windows nt\\currentversion\\console", "microsoft\\windows nt\\currentversion\\fontdpi",
            "microsoft\\windows nt\\currentversion\\fontlink", "microsoft\\windows nt\\currentversion\\fontmapper",
            "microsoft\\windows nt\\currentversion\\fonts", "microsoft\\windows nt\\currentversion\\fontsubstitutes",
            "microsoft\\windows nt\\currentversion\\gre_initialize",
            "microsoft\\windows nt\\currentversion\\image file execution options",
            "microsoft\\windows nt\\currentversion\\language pack", "microsoft\\windows nt\\currentversion\\networkcards",
            "microsoft\\windows nt\\currentversion\\perflib", "microsoft\\windows nt\\currentversion\\ports",
            "microsoft\\windows nt\\currentversion\\print", "microsoft\\windows nt\\currentversion\\profilelist",
            "microsoft\\windows nt\\currentversion\\time zones");

    private SharedKeys() {
    }

    /** Whether the 64-bit and the 32-bit view of this key are two different keys. */
    static boolean redirected(Hive hive, String subkey) {
        String key = subkey.toLowerCase(Locale.ROOT);
        return switch (hive) {
            case HKLM -> isOrIsBelow(key, SOFTWARE) && redirectedBelowSoftware(key);
            case HKCU -> isOrIsBelow(key, CLASSES) && redirectedClass(after(key, CLASSES));
            case HKCR -> redirectedClass(key);
            case HKU, HKCC -> false;
        };
    }

    private static boolean redirectedBelowSoftware(String key) {
        if (isOrIsBelow(key, CLASSES)) {
            return redirectedClass(after(key, CLASSES));
        }
        for (String rest = after(key, SOFTWARE); !rest.isEmpty(); rest = parent(rest)) {
            if (SHARED_BELOW_SOFTWARE.contains(rest)) {
                return false;
            }
        }
        return true;
    }

    private static boolean redirectedClass(String belowClasses) {
        int end = belowClasses.indexOf('\\');
        return REDIRECTED_CLASSES.contains(end < 0 ? belowClasses : belowClasses.substring(0, end));
    }

    private static boolean isOrIsBelow(String key, String ancestor) {
        return key.startsWith(ancestor) && (key.length() == ancestor.length() || key.charAt(ancestor.length()) == '\\');
    }

    private static String after(String key, String ancestor) {
        return key.length() == ancestor.length() ? "" : key.substring(ancestor.length() + 1);
    }

    private static String parent(String key) {
        int end = key.lastIndexOf('\\');
        return end < 0 ? "" : key.substring(0, end);
    }
}
