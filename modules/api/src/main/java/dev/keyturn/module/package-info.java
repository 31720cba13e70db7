/** The contract between a configuration module and the engine that runs it, and the annotations that document a module. */
package dev.keyturn.module;
