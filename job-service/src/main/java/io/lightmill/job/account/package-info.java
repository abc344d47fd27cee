/** Users and the API keys that prove who they are. */
@NullMarked
package io.lightmill.job.account;

import org.jspecify.annotations.NullMarked;
