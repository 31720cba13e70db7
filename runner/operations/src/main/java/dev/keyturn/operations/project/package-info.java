/** What a team keeps beside its playbooks and says with a command: {@code keyturn.yml}, the commit, and variables of {@code -e}. */
package dev.keyturn.operations.project;
