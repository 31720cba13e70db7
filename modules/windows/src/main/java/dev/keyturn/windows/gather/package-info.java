/** Tells what a host is as facts for playbooks, subset by subset, all that is asked for read together. */
package dev.keyturn.windows.gather;
