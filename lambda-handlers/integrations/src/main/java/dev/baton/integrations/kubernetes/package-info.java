/** What runs in Kubernetes: any call of a cluster's API, and jobs. */
@NullMarked
package dev.baton.integrations.kubernetes;

import org.jspecify.annotations.NullMarked;
