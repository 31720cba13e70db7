package dev.keyturn.windows.policy;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads from a host's registry which Group Policies apply, in the order in which they are applied, so that the last one wins.
 *
 * <p>Source: Microsoft, KB201453 "Group Policy History Stored in Registry" (the numbers are the order of application).
 */
public final class AppliedGpos {
    private static final RegistryPath GROUP_POLICY = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy");
    private static final RegistryPath MACHINE = list("Machine");
    private static final RegistryPath HISTORY = GROUP_POLICY.child("History");
    /** The extensions that apply registry.pol and Registry.xml; each keeps where its policies are. Source: MS-GPREG 1.9, MS-GPPREF 1.9. */
    private static final List<RegistryPath> EXTENSIONS = List.of(HISTORY.child("{35378EAC-683F-11D2-A89A-00C04FBBCFA2}"),
            HISTORY.child("{B087BE9D-ED37-454F-AF9C-04291E351182}"));
    private static final RegistryPath WINDOWS = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    private static final Pattern GUID = Pattern.compile("\\{[0-9A-Fa-f-]{36}}");
    private static final Pattern DOMAIN = Pattern.compile("(?i)(?:^|,|/)DC=([^,]+)");
    private static final int USUAL = 8;
    /** Windows applies no more. Source: Microsoft, "Active Directory maximum limits: Maximum number of GPOs applied". */
    private static final int MOST = 999;
    /** A path of Windows' has no more. */
    private static final int LONGEST = 32_767;
    private static final String LOCAL = "LocalGPO";

    private final RegistryReader host;
    private final String folder;
    private final RegistryPath list;

    private AppliedGpos(RegistryReader host, String owner, String folder) {
        this.host = host;
        this.folder = folder;
        this.list = list(owner);
    }

    private static RegistryPath list(String owner) {
        return GROUP_POLICY.child("State").child(owner).child("GPO-List");
    }

    /** Those of the host itself; empty if the host keeps no list. */
    static Optional<List<Gpo>> ofMachine(RegistryReader host) {
        return new AppliedGpos(host, "Machine", "Machine").read();
    }

    /** Those of a user, by the SID; empty if the host keeps no list. */
    static Optional<List<Gpo>> ofUser(RegistryReader host, String sid) {
        return new AppliedGpos(host, sid, "User").read();
    }

    /** The domain controller that the host has its policies from. */
    static Optional<String> server(RegistryReader host) {
        return Reading.text(host.value(HISTORY, "DCName")).map(name -> name.replaceFirst("^\\\\+", "")).filter(name -> !name.isBlank());
    }

    private Optional<List<Gpo>> read() {
        List<Foreseen> soon = new ArrayList<>(List.of(Foreseen.whole(list), Foreseen.values(HISTORY, "DCName")));
        IntStream.range(0, USUAL).forEach(i -> soon.add(Foreseen.whole(list.child(String.valueOf(i)))));
        host.foresee(soon);
        return listed(host, list).map(all -> all.stream().map(this::gpo).toList());
    }

    /** What the list of those of the host itself is told from. */
    public static List<Foreseen> needs() {
        return List.of(Foreseen.whole(MACHINE));
    }

    private static <T extends Collection<String>> T bounded(T numbers, RegistryPath list) {
        if (numbers.size() > MOST) {
            throw new RegistryException(list + " lists " + numbers.size() + " policies, and Windows applies " + MOST + " at most");
        }
        return numbers;
    }

    /** What it is told from besides, once that is read. */
    public static List<Foreseen> further(RegistryReader host) {
        return host.key(MACHINE).map(key -> numbers(key).limit(MOST).map(number -> Foreseen.whole(MACHINE.child(number))).toList()).orElse(List.of());
    }

    /** Those of the host itself, as its list has them; empty if the host keeps none, so that nothing is known. */
    public static Optional<List<ListedGpo>> listed(RegistryReader host) {
        return listed(host, MACHINE);
    }

    private static Optional<List<ListedGpo>> listed(RegistryReader host, RegistryPath list) {
        return host.key(list).map(key -> bounded(numbers(key).toList(), list).stream().flatMap(number -> host.key(list.child(number)).filter(ListedGpo::applies)
                .map(gpo -> ListedGpo.of(Integer.parseInt(number), gpo)).stream()).toList());
    }

    private static Stream<String> numbers(KeySnapshot list) {
        return list.subkeys().stream().filter(name -> name.matches("\\d{1,6}")).sorted(Comparator.comparingInt(Integer::parseInt));
    }

    private Gpo gpo(ListedGpo listed) {
        String id = listed.directory().or(listed::id).orElse("");
        String name = listed.name().orElse(id.isEmpty() ? "without a name" : id);
        Optional<String> where = listed.path().map(this::scoped).or(() -> local(id)).or(() -> byHistory(id)).or(() -> byDomain(id, listed));
        return new Gpo(name, where);
    }

    private Optional<String> local(String id) {
        return id.equalsIgnoreCase(LOCAL) ? Optional.of(Reading.text(host.value(WINDOWS, "SystemRoot")).orElse("C:\\Windows")
                + "\\System32\\GroupPolicy\\" + folder) : Optional.empty();
    }

    /** The path with the folder for machine or user at its end, as most lists have it already. */
    private String scoped(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '\\') {
            end--;
        }
        String bare = path.substring(0, end);
        return bare.toLowerCase(Locale.ROOT).endsWith("\\" + folder.toLowerCase(Locale.ROOT)) ? bare : bare + "\\" + folder;
    }

    private Optional<String> byHistory(String id) {
        for (RegistryPath extension : id.isEmpty() || !folder.equals("Machine") ? List.<RegistryPath>of() : EXTENSIONS) {
            for (String number : bounded(host.key(extension).orElse(KeySnapshot.EMPTY).subkeys(), extension)) {
                KeySnapshot entry = host.key(extension.child(number)).orElse(KeySnapshot.EMPTY);
                if (text(entry, "GPOName").filter(id::equalsIgnoreCase).isPresent() && text(entry, "FileSysPath").isPresent()) {
                    return text(entry, "FileSysPath").map(this::scoped);
                }
            }
        }
        return Optional.empty();
    }

    /** Where a domain keeps its policies, if the list names the policy and the domain. Source: MS-GPOL 2.2.4. */
    private Optional<String> byDomain(String id, ListedGpo listed) {
        Matcher guid = GUID.matcher(id);
        String names = id.contains(",") ? id : listed.linkedTo().orElse("");
        String domain = DOMAIN.matcher(names).results().map(part -> part.group(1)).collect(Collectors.joining("."));
        return guid.find() && !domain.isEmpty()
                ? Optional.of("\\\\" + domain + "\\sysvol\\" + domain + "\\Policies\\" + guid.group() + "\\" + folder) : Optional.empty();
    }

    private static Optional<String> text(KeySnapshot key, String name) {
        return Reading.text(key.value(name)).filter(text -> text.length() <= LONGEST);
    }
}
