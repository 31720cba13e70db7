package dev.keyturn.language.variables;

/**
 * Where a variable can come from, in ascending order: a later layer wins. The order is Ansible's, seen in runs of ansible-core 2.14;
 * magic variables (the host's name, its groups) stand above all but what was given with {@code -e}.
 */
public enum Layer {
    /** Groups in an inventory file, {@code all} first, then parents before children. */
    INVENTORY_GROUPS,
    /** {@code group_vars/all} beside the inventory. */
    INVENTORY_GROUP_VARS_ALL,
    /** {@code group_vars/all} beside the playbook. */
    PLAYBOOK_GROUP_VARS_ALL,
    /** Other files in {@code group_vars} beside the inventory. */
    INVENTORY_GROUP_VARS,
    /** Other files in {@code group_vars} beside the playbook. */
    PLAYBOOK_GROUP_VARS,
    /** Hosts in an inventory file. */
    INVENTORY_HOSTS,
    /** {@code host_vars} beside the inventory. */
    INVENTORY_HOST_VARS,
    /** {@code host_vars} beside the playbook. */
    PLAYBOOK_HOST_VARS,
    /** What was read from the host. */
    FACTS,
    /** {@code vars} of a play. */
    PLAY,
    /** {@code vars_files} of a play. */
    PLAY_FILES,
    /** {@code vars} of blocks and of the task, outer before inner. */
    TASK,
    /** {@code set_fact} and {@code register}. */
    REGISTERED,
    /** The host's name, its groups and the like. */
    MAGIC,
    /** The item of a loop. */
    LOOP,
    /** {@code -e} on the command line. */
    EXTRA
}
