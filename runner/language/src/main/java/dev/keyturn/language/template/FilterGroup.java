package dev.keyturn.language.template;

/** Some filters, tests, functions or methods that belong together. */
interface FilterGroup {

    /** One line per name: the name, then its arguments in order; {@code ?} optional, {@code *} any more, {@code **} any more by name. */
    String signatures();

    /** The result of one of the names above. */
    Object apply(String name, CallExpression call);
}
