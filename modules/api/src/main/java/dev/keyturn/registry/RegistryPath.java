package dev.keyturn.registry;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place of one key: hive, view, and the names below the hive joined by backslashes ({@code ""} is the hive's root).
 *
 * <p>Two paths are equal exactly if they name the same key: names compare without case, a key that both views share always has the 64-bit
 * view, and a literal {@code Wow6432Node} has become the 32-bit view where Windows keeps that there. The spelling given is kept. A {@code /} is
 * part of a name, and so are blanks.
 *
 * <p>{@link #parent}, {@link #child} and {@link #isAtOrBelow} follow the keys as Windows keeps them, with one exception: the 32-bit copy of
 * HKLM\\SOFTWARE, a key in the 64-bit one, stands beside it.
 *
 * <p>A value like a record, but for its hash code, which is made once: every look at a registry asks for it.
 */
public final class RegistryPath implements Comparable<RegistryPath> {
    /** The longest name of one key, in UTF-16 units (Microsoft, "Registry Element Size Limits"). */
    public static final int MAX_NAME = 255;

    /** The deepest tree, in levels below the hive (same source). */
    public static final int MAX_DEPTH = 512;

    private static final Pattern BACKSLASHES = Pattern.compile("\\\\+");

    private final Hive hive;
    private final View view;
    private final String subkey;
    /** 0 as long as nobody has asked. */
    private int hash;

    /**
     * The key of these names below a hive, in one of its views.
     *
     * @param subkey names joined by backslashes
     */
    public RegistryPath(Hive hive, View view, String subkey) {
        this.hive = Objects.requireNonNull(hive, "hive is null");
        Wow6432Node.Place place = Wow6432Node.resolve(hive, Objects.requireNonNull(view, "view is null"), tidy(subkey));
        this.subkey = place.subkey();
        this.view = place.view() == View.BITS_32 && SharedKeys.redirected(hive, this.subkey) ? View.BITS_32 : View.BITS_64;
    }

    /** The root. */
    public Hive hive() {
        return hive;
    }

    /** The copy that is meant; always {@link View#BITS_64} for a shared key. */
    public View view() {
        return view;
    }

    /** Names joined by single backslashes, none at either end; {@code ""} for the hive's root. */
    public String subkey() {
        return subkey;
    }

    /**
     * Reads any usual spelling: {@code HKLM:\A\B}, {@code HKLM\A\B}, {@code HKEY_LOCAL_MACHINE\A\B}, each with or without
     * {@code Registry::} (or {@code Microsoft.PowerShell.Core\Registry::}) before it, in any case. Blanks behind belong to the key's name.
     *
     * @throws IllegalArgumentException with a sentence for the user if the text is no such path
     */
    public static RegistryPath parse(String text) {
        String rest = text.stripLeading();
        int provider = rest.toLowerCase(Locale.ROOT).indexOf("registry::");
        if (provider == 0 || rest.toLowerCase(Locale.ROOT).startsWith("microsoft.powershell.core\\registry::")) {
            rest = rest.substring(provider + "registry::".length());
        }
        int end = rest.indexOf('\\');
        String root = end < 0 ? rest.stripTrailing() : rest.substring(0, end);
        String bare = root.endsWith(":") ? root.substring(0, root.length() - 1) : root;
        Hive hive = Hive.named(bare).orElseThrow(() -> new IllegalArgumentException(notAPath(text, bare)));
        return of(hive, end < 0 ? "" : rest.substring(end + 1));
    }

    private static String notAPath(String text, String root) {
        String lower = root.toLowerCase(Locale.ROOT);
        boolean separatorForgotten = Arrays.stream(Hive.values()).anyMatch(h -> lower.startsWith(h.name().toLowerCase(Locale.ROOT) + ":"));
        if (separatorForgotten || lower.contains("/")) {
            return "'" + text + "' is not a registry path: names are separated by backslashes, as in HKLM:\\SOFTWARE\\Example";
        }
        return "'" + text + "' is not a registry path: it must begin with one of HKLM, HKCU, HKU, HKCR, HKCC, as in HKLM:\\SOFTWARE\\Example";
    }

    /** A path in the 64-bit view (or in the 32-bit one if {@code subkey} spells {@code Wow6432Node}). */
    public static RegistryPath of(Hive hive, String subkey) {
        return new RegistryPath(hive, View.BITS_64, subkey);
    }

    /** A path below HKLM in the 64-bit view. */
    public static RegistryPath hklm(String subkey) {
        return of(Hive.HKLM, subkey);
    }

    private static String tidy(String subkey) {
        Objects.requireNonNull(subkey, "subkey is null");
        String tidy = subkey;
        if (tidy.contains("\\\\")) {
            tidy = BACKSLASHES.matcher(tidy).replaceAll("\\\\");
        }
        if (tidy.startsWith("\\")) {
            tidy = tidy.substring(1);
        }
        if (tidy.endsWith("\\")) {
            tidy = tidy.substring(0, tidy.length() - 1);
        }
        if (tidy.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a key name cannot contain a NUL character");
        }
        if (tidy.length() > MAX_NAME) {
            checkLimits(tidy);
        }
        return tidy;
    }

    private static void checkLimits(String subkey) {
        String[] names = subkey.split("\\\\");
        if (names.length > MAX_DEPTH) {
            throw new IllegalArgumentException("the path has " + names.length + " levels; Windows allows " + MAX_DEPTH);
        }
        for (String name : names) {
            if (name.length() > MAX_NAME) {
                throw new IllegalArgumentException("the key name '" + name.substring(0, 40) + "...' has " + name.length()
                        + " characters; Windows allows " + MAX_NAME);
            }
        }
    }

    /** The same key in the given view; the same path if both views share it. */
    public RegistryPath in(View other) {
        return other == view ? this : new RegistryPath(hive, other, subkey);
    }

    /** Whether the two views of this key are different keys on a 64-bit Windows. */
    public boolean redirected() {
        return SharedKeys.redirected(hive, subkey);
    }

    /**
     * The names as they stand in the registry of a 64-bit Windows: those of the {@link #subkey}, but for a key of the 32-bit view with the
     * {@code WOW6432Node} that it is kept in.
     */
    public String literal() {
        return view == View.BITS_32 ? Wow6432Node.literal(hive, subkey) : subkey;
    }

    /**
     * The names by which a Windows opens this key, together with {@link #openFlag}: for classes the {@link #literal} ones, since not every
     * Windows knows the views of all of them.
     */
    public String openName() {
        return inSoftwareCopy() ? subkey : literal();
    }

    /** The access flag that selects the view in which the {@link #openName} is looked for. */
    public int openFlag() {
        return (inSoftwareCopy() ? View.BITS_32 : View.BITS_64).flag();
    }

    private boolean inSoftwareCopy() {
        return view == View.BITS_32 && SharedKeys.classes(hive, subkey) < 0;
    }

    /** The key of that name directly or deeper below this one. */
    public RegistryPath child(String name) {
        return of(hive, subkey.isEmpty() ? name : literal() + "\\" + name);
    }

    /** The key above; empty for a hive's root. */
    public Optional<RegistryPath> parent() {
        if (isRoot()) {
            return Optional.empty();
        }
        String names = isSoftware() ? subkey : literal();
        int end = names.lastIndexOf('\\');
        return Optional.of(of(hive, end < 0 ? "" : names.substring(0, end)));
    }

    private boolean isSoftware() {
        return hive == Hive.HKLM && subkey.equalsIgnoreCase(SharedKeys.SOFTWARE);
    }

    /** All keys above, outermost first, without the hive's root. */
    public List<RegistryPath> ancestors() {
        Deque<RegistryPath> above = new ArrayDeque<>();
        for (Optional<RegistryPath> p = parent(); p.isPresent() && !p.get().isRoot(); p = p.get().parent()) {
            above.addFirst(p.get());
        }
        return List.copyOf(above);
    }

    /** The last name, {@code ""} for a hive's root. */
    public String name() {
        return subkey.substring(subkey.lastIndexOf('\\') + 1);
    }

    /** Whether this is the hive itself. */
    public boolean isRoot() {
        return subkey.isEmpty();
    }

    /** Whether this key is {@code ancestor} or somewhere below it. */
    public boolean isAtOrBelow(RegistryPath ancestor) {
        if (hive != ancestor.hive) {
            return false;
        }
        boolean ownView = ancestor.view == View.BITS_64 && ancestor.isSoftware() && Wow6432Node.holds(literal());
        return ancestor.isRoot() || !ownView && SharedKeys.isOrIsBelow(literal(), ancestor.literal());
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof RegistryPath p && hive == p.hive && view == p.view && hashCode() == p.hashCode() && subkey.equalsIgnoreCase(p.subkey);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = 31 * (31 * hive.ordinal() + view.ordinal()) + Names.hash(subkey);
        }
        return hash;
    }

    @Override
    public int compareTo(RegistryPath other) {
        int byHive = hive.compareTo(other.hive);
        if (byHive != 0) {
            return byHive;
        }
        int byName = Names.ORDER.compare(subkey, other.subkey);
        return byName != 0 ? byName : view.compareTo(other.view);
    }

    /** As {@code HKLM:\A\B}; the 32-bit view of a redirected key is marked by {@code  (32-bit)} after it. */
    @Override
    public String toString() {
        return hive + ":\\" + subkey + (view == View.BITS_32 ? " (32-bit)" : "");
    }
}
