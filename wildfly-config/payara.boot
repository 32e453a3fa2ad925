# What production.cli is for WildFly, for Payara Micro:
#
#   java -Xmx1g -jar payara-micro.jar --prebootcommandfile .../wildfly-config/payara.boot
#
# The rest of the command line is in docs/operations.md. What production.cli sets and is not here is so
# in Payara Micro as it comes: no management page, no TLS listener, no folder to deploy from, no file
# of log, and idle request threads that end.

# The proxy on this machine is the only one that talks to it; it listens on all addresses otherwise.
set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
# Headers of a request in bytes, 8 KB otherwise. A token is 1 to 4 KiB.
set configs.config.server-config.network-config.protocols.protocol.http-listener.http.header-buffer-length-bytes=32768
# Threads for requests, each of which may wait for the database; 200 otherwise, more than the pool of
# connections can feed.
set configs.config.server-config.thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=64
# Strangers need not know which server and version this is.
set configs.config.server-config.network-config.protocols.protocol.http-listener.http.server-header=false
# Sessions of the web container are not used, and so not kept in a data grid.
set configs.config.server-config.availability-service.availability-enabled=false

# A port for programs of this machine, which serves /call-api and nothing else of the application. To
# move it, change it here and set SWITCHHOOK_CALL_API_PORT to the same.
create-network-listener --address 127.0.0.1 --listenerport 5059 --protocol http-listener call-api
