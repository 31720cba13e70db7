/** Takes hosts through a playbook: conditions, loops, calls of modules, handlers and blocks, as Ansible means them. */
package dev.keyturn.engine.play;
