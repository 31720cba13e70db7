package dev.keyturn.module;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The subsets of facts that there are, and what {@code gather_subset} means with them.
 *
 * @param known   all of them
 * @param minimal those that {@code min} stands for, and which are read unless {@code !min} is said
 */
public record FactSubsets(Set<String> known, Set<String> minimal) {
    /** All subsets. */
    public static final String ALL = "all";
    /** The minimal ones. */
    public static final String MIN = "min";

    /** Subsets of Ansible's of which a registry tells nothing; to name one is no mistake. */
    private static final Set<String> ELSEWHERE = Set.of("all_ipv4_addresses", "all_ipv6_addresses", "apparmor", "bios", "caps", "chroot",
            "cmdline", "date_time", "default_ipv4", "default_ipv6", "devices", "distribution_major_version", "distribution_release",
            "distribution_version", "dns", "effective_group_ids", "effective_user_id", "env", "facter", "fibre_channel_wwn", "fips", "hardware",
            "interfaces", "is_chroot", "iscsi", "kernel", "kernel_version", "loadavg", "local", "lsb", "machine", "machine_id", "memory", "mounts",
            "network", "nvme", "ohai", "os_family", "pkg_mgr", "powershell_version", "processor", "processor_cores", "processor_count", "python",
            "python_version", "real_user_id", "selinux", "service_mgr", "ssh_host_key_dsa_public", "ssh_host_key_rsa_public", "ssh_host_pub_keys",
            "ssh_pub_keys", "system", "system_capabilities", "systemd", "user", "user_id", "uptime", "vendor", "virtual", "virtualization_role",
            "virtualization_type", "winrm");

    public FactSubsets {
        known = Set.copyOf(known);
        minimal = Set.copyOf(minimal);
    }

    /** What some sources can tell, taken together. */
    public static FactSubsets of(Collection<FactSource> sources) {
        Set<String> known = new LinkedHashSet<>();
        Set<String> minimal = new LinkedHashSet<>();
        sources.forEach(source -> {
            known.addAll(source.subsets());
            minimal.addAll(source.minimal());
        });
        return new FactSubsets(known, minimal);
    }

    /** Every name that may stand in {@code gather_subset} and means something here. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(known);
        names.add(ALL);
        names.add(MIN);
        return names;
    }

    /** Whether a name is one of Ansible's that no registry tells anything of. */
    public boolean elsewhere(String name) {
        return ELSEWHERE.contains(name) && !known.contains(name);
    }

    /**
     * The subsets to read. As in Ansible: all if nothing is said, or only what to leave out; the minimal ones besides those that are named; and
     * what is named counts even if {@code !all} or {@code !min} would leave it out.
     *
     * @param words names as in {@code gather_subset}, with {@code !} before those to leave out
     */
    public Set<String> chosen(List<String> words) {
        Set<String> named = new LinkedHashSet<>();
        Set<String> left = new LinkedHashSet<>();
        boolean all = words.stream().allMatch(word -> word.startsWith("!"));
        for (String word : words) {
            String name = word.startsWith("!") ? word.substring(1) : word;
            boolean leaves = word.startsWith("!");
            if (name.equals(ALL)) {
                all = !leaves;
                known.stream().filter(each -> leaves && !minimal.contains(each)).forEach(left::add);
            } else if (name.equals(MIN)) {
                minimal.stream().filter(each -> leaves).forEach(left::add);
            } else {
                (leaves ? left : named).add(name);
            }
        }
        Set<String> chosen = new LinkedHashSet<>(all ? known : minimal);
        chosen.removeAll(left);
        chosen.addAll(named);
        chosen.retainAll(known);
        return chosen;
    }
}
