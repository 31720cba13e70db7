package dev.keyturn.reports;

import dev.keyturn.operations.run.Afterword;
import java.util.List;

/** How hosts are named where several are meant. */
public final class HostList {
    private static final int FEW = 6;

    private HostList() {
    }

    /** One host by name, several by number and the first names. */
    public static String of(List<String> hosts) {
        return hosts.size() == 1 ? hosts.get(0) : hosts.size() + " hosts: " + list(hosts);
    }

    /** The names, of many the first ones. */
    public static String list(List<String> hosts) {
        if (hosts.size() <= FEW) {
            return String.join(", ", hosts);
        }
        return String.join(", ", hosts.subList(0, FEW - 1)) + " and " + (hosts.size() - FEW + 1) + " more";
    }

    /** {@code 1 change}, {@code 2 changes}. */
    public static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** A line for each handler that is owed. */
    public static List<String> owed(Afterword afterword) {
        return afterword.owed().stream().map(owed -> of(owed.hosts()) + ": " + owed.what()).toList();
    }
}
