package io.lightmill.dispatcher.invocation;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** The secrets that workers' and webhooks' tokens are made with. */
@ConfigMapping(prefix = "lightmill.dispatcher")
public interface TokenConfig {

    /**
     * {@code id:secret}, the first signs, all are accepted. A replaced key stays behind the new one until its invocations are
     * gone: the longest ttl and 30 minutes.
     */
    List<String> tokenKeys();
}
