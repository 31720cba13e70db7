/** The syntax tree of a playbook: what its author wrote, with the place of each part. */
package dev.keyturn.language.playbook;
