package io.lightmill.job.account;

import io.lightmill.job.sql.DatabaseException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the administrator whose key the deployment chose, unless that key is known. */
@ApplicationScoped
class FirstAdministrator {

    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final Optional<String> key;

    FirstAdministrator(Accounts accounts, @ConfigProperty(name = "lightmill.job.admin-key") Optional<String> key) {
        this.accounts = accounts;
        this.key = key;
    }

    void onStart(@Observes StartupEvent event) {
        key.filter(text -> !text.isBlank()).ifPresent(this::ensure);
    }

    private void ensure(String text) {
        ApiKey admin = ApiKey.read(text.strip())
                .orElseThrow(() -> new IllegalStateException("lightmill.job.admin-key has not the form of an API key"));
        if (accounts.owner(admin).isPresent()) {
            return;
        }
        try {
            accounts.create("Administrator", Account.Role.ADMIN, admin);
            LOG.infof("An administrator was made. key=%s", admin);
        } catch (DatabaseException e) {
            // Another replica starts at the same moment and was first; or the key is there, revoked, and stays so.
            if (!e.isDuplicate()) {
                throw e;
            }
        }
    }
}
