/** YAML 1.1 as Ansible reads it, with the place of every node. */
package dev.keyturn.language.yaml;
