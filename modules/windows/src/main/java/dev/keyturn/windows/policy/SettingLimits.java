package dev.keyturn.windows.policy;

/** Counts what is read of one file, so that a file made for it does not take all memory: its lists can name more than it has bytes. */
final class SettingLimits {
    /** Twenty times what all of Windows' own templates set. */
    static final int MOST = 100_000;
    private static final long CHARACTERS = 16L << 20;

    private int settings;
    private long characters;

    /** Whether there is room for one more. */
    boolean room(String key, String name) {
        settings++;
        characters += key.length() + name.length();
        return settings <= MOST && characters <= CHARACTERS;
    }

    /** What is right, for messages. */
    static String expected() {
        return "at most " + MOST + " settings, whose keys and names have at most " + CHARACTERS + " characters together";
    }
}
