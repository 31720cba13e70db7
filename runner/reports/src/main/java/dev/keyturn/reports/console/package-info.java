/** Shows runs: on a console in Ansible's form, and as JSON. */
package dev.keyturn.reports.console;
