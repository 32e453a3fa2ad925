// Shows the contract that this server serves. Nothing is loaded from elsewhere: the address of the
// online validator, which would get ours, is switched off.
SwaggerUIBundle({
  url: "/openapi",
  dom_id: "#contract",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: "list",
  persistAuthorization: false,
  validatorUrl: null,
});
