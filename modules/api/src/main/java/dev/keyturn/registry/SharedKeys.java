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
    static final String SOFTWARE = "software";
    private static final String CLASSES = "software\\classes";
    /** What a user's classes are loaded as below HKU, after the SID; {@code SOFTWARE\\Classes} below the SID is a link to it. */
    private static final String CLASSES_HIVE = "_classes";

    static final Set<String> REDIRECTED_CLASSES = Set.of("clsid", "interface", "directshow", "media type", "mediafoundation");

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
        int classes = classes(hive, subkey);
        if (classes >= 0) {
            return REDIRECTED_CLASSES.contains(first(below(subkey, classes)));
        }
        if (hive != Hive.HKLM || !isOrIsBelow(subkey, SOFTWARE)) {
            return false;
        }
        String key = below(subkey, SOFTWARE.length());
        return !first(key).equals(Wow6432Node.FOLDED) && !sharedBelowSoftware(key.toLowerCase(Locale.ROOT));
    }

    private static boolean sharedBelowSoftware(String key) {
        for (String rest = key; !rest.isEmpty(); rest = parent(rest)) {
            if (SHARED_BELOW_SOFTWARE.contains(rest)) {
                return true;
            }
        }
        return false;
    }

    /** Where in a path the key ends that file types and COM classes are kept in, the machine's or a user's; -1 if the path is not at or below one. */
    static int classes(Hive hive, String subkey) {
        return switch (hive) {
            case HKCR -> 0;
            case HKLM, HKCU -> isOrIsBelow(subkey, CLASSES) ? CLASSES.length() : -1;
            case HKU -> classesOfUser(subkey);
            case HKCC -> -1;
        };
    }

    private static int classesOfUser(String subkey) {
        int end = subkey.indexOf('\\');
        int user = end < 0 ? subkey.length() : end;
        if (subkey.regionMatches(true, user - CLASSES_HIVE.length(), CLASSES_HIVE, 0, CLASSES_HIVE.length())) {
            return user;
        }
        return isOrIsBelow(below(subkey, user), CLASSES) ? user + 1 + CLASSES.length() : -1;
    }

    static boolean isOrIsBelow(String key, String ancestor) {
        return key.regionMatches(true, 0, ancestor, 0, ancestor.length())
                && (key.length() == ancestor.length() || key.charAt(ancestor.length()) == '\\');
    }

    /** What follows an ancestor of that length, without the backslash between. */
    static String below(String key, int ancestor) {
        return ancestor == 0 ? key : key.substring(Math.min(key.length(), ancestor + 1));
    }

    /** The first name of a path, in small letters. */
    static String first(String key) {
        int end = key.indexOf('\\');
        return (end < 0 ? key : key.substring(0, end)).toLowerCase(Locale.ROOT);
    }

    private static String parent(String key) {
        int end = key.lastIndexOf('\\');
        return end < 0 ? "" : key.substring(0, end);
    }
}
