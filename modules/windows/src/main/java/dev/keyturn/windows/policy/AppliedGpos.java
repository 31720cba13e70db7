package dev.keyturn.windows.policy;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
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

/**
 * Reads from a host's registry which Group Policies apply, in the order in which they are applied, so that the last one wins.
 *
 * <p>Source: Microsoft, KB201453 "Group Policy History Stored in Registry" (the numbers are the order of application).
 */
final class AppliedGpos {
    private static final RegistryPath GROUP_POLICY = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy");
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
        this.list = GROUP_POLICY.child("State").child(owner).child("GPO-List");
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
        return host.value(HISTORY, "DCName").flatMap(AppliedGpos::text).map(name -> name.replaceFirst("^\\\\+", "")).filter(name -> !name.isBlank());
    }

    private Optional<List<Gpo>> read() {
        List<Foreseen> soon = new ArrayList<>(List.of(Foreseen.whole(list), Foreseen.values(HISTORY, "DCName")));
        IntStream.range(0, USUAL).forEach(i -> soon.add(Foreseen.whole(list.child(String.valueOf(i)))));
        host.foresee(soon);
        return host.key(list).map(key -> bounded(key.subkeys().stream().filter(name -> name.matches("\\d{1,6}")).toList()).stream()
                .sorted(Comparator.comparing(Integer::valueOf)).map(name -> host.key(list.child(name)))
                .flatMap(Optional::stream).filter(AppliedGpos::applies).map(this::gpo).toList());
    }

    private <T extends Collection<String>> T bounded(T numbers) {
        if (numbers.size() > MOST) {
            throw new RegistryException(list + " lists " + numbers.size() + " policies, and Windows applies " + MOST + " at most");
        }
        return numbers;
    }

    /** Windows lists policies as well that are turned off, or that a filter or a permission keeps away. */
    private static boolean applies(KeySnapshot gpo) {
        return !isNumber(gpo, "GPO-Disabled", 1) && !isNumber(gpo, "AccessDenied", 1) && !isNumber(gpo, "WQLFilterPass", 0);
    }

    private static boolean isNumber(KeySnapshot gpo, String name, long number) {
        return gpo.value(name).equals(Optional.of(RegistryValue.dword(number)));
    }

    private Gpo gpo(KeySnapshot key) {
        String id = text(key, "GPOID").or(() -> text(key, "GPOName")).orElse("");
        String name = text(key, "DisplayName").orElse(id.isEmpty() ? "without a name" : id);
        Optional<String> where = text(key, "FileSysPath").map(this::scoped).or(() -> local(id)).or(() -> byHistory(id)).or(() -> byDomain(id, key));
        return new Gpo(name, where);
    }

    private Optional<String> local(String id) {
        return id.equalsIgnoreCase(LOCAL) ? Optional.of(host.value(WINDOWS, "SystemRoot").flatMap(AppliedGpos::text).orElse("C:\\Windows")
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
            for (String number : bounded(host.key(extension).orElse(KeySnapshot.EMPTY).subkeys())) {
                KeySnapshot entry = host.key(extension.child(number)).orElse(KeySnapshot.EMPTY);
                if (text(entry, "GPOName").filter(id::equalsIgnoreCase).isPresent() && text(entry, "FileSysPath").isPresent()) {
                    return text(entry, "FileSysPath").map(this::scoped);
                }
            }
        }
        return Optional.empty();
    }

    /** Where a domain keeps its policies, if the list names the policy and the domain. Source: MS-GPOL 2.2.4. */
    private Optional<String> byDomain(String id, KeySnapshot key) {
        Matcher guid = GUID.matcher(id);
        String names = id.contains(",") ? id : text(key, "SOM").orElse("");
        String domain = DOMAIN.matcher(names).results().map(part -> part.group(1)).collect(Collectors.joining("."));
        return guid.find() && !domain.isEmpty()
                ? Optional.of("\\\\" + domain + "\\sysvol\\" + domain + "\\Policies\\" + guid.group() + "\\" + folder) : Optional.empty();
    }

    private static Optional<String> text(KeySnapshot key, String name) {
        return key.value(name).flatMap(AppliedGpos::text);
    }

    private static Optional<String> text(RegistryValue value) {
        return value instanceof RegistryValue.Sz sz ? Optional.of(sz.text()).filter(text -> !text.isBlank() && text.length() <= LONGEST)
                : Optional.empty();
    }
}
