/** Jinja's expressions and templates over plain data, with Python's meaning and no way to a Java object. */
package dev.keyturn.language.template;
