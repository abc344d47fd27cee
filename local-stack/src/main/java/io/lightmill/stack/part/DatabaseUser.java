package io.lightmill.stack.part;

/**
 * Who a service is to its database.
 *
 * @param name the user's and the schema's
 */
record DatabaseUser(String name, String password) {}
