package dev.keyturn.connections.winreg;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a share.
 *
 * @param server the first name of its path, which may be a domain's; empty for the host itself
 * @param share  the share
 * @param file   the path in it
 */
record SharePath(String server, String share, String file) {
    private static final Pattern UNC = Pattern.compile("\\\\\\\\([^\\\\]+)\\\\([^\\\\]+)\\\\(.+)");
    private static final Pattern DRIVE = Pattern.compile("([A-Za-z]):\\\\(.+)");

    /** Reads {@code \\server\share\file} or {@code C:\file}, which administrators reach by the share of the drive; empty for anything else. */
    static Optional<SharePath> of(String path) {
        Matcher unc = UNC.matcher(path);
        if (unc.matches()) {
            return Optional.of(new SharePath(unc.group(1), unc.group(2), unc.group(3)));
        }
        Matcher drive = DRIVE.matcher(path);
        return drive.matches() ? Optional.of(new SharePath("", drive.group(1) + "$", drive.group(2))) : Optional.empty();
    }

    boolean onHost() {
        return server.isEmpty();
    }

    /** The share alone, as {@code \\\\server\\share}. */
    String place() {
        return "\\\\" + server + "\\" + share;
    }

    @Override
    public String toString() {
        return onHost() ? share.replace('$', ':') + "\\" + file : "\\\\" + server + "\\" + share + "\\" + file;
    }
}
