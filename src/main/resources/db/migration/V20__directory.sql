-- Domains, a tree: one without a parent stands at a top.
create table domains (
  id varchar(128) primary key,
  version bigint not null,
  parent_id varchar(128),
  constraint domains_parent foreign key (parent_id) references domains (id)
);

create index domains_by_parent on domains (parent_id);

-- People. The subject is the one of the tokens that are theirs; none was seen yet when it is null.
create table users (
  id varchar(24) primary key,
  version bigint not null,
  domain_id varchar(128) not null,
  username varchar(255) not null,
  subject varchar(255),
  role varchar(16) not null,
  constraint users_username unique (domain_id, username),
  constraint users_subject unique (domain_id, subject),
  constraint users_domain foreign key (domain_id) references domains (id)
);

-- Telephone numbers in the form of E.164; each rings one user.
create table user_number (
  number varchar(16) primary key,
  user_id varchar(24) not null,
  constraint user_number_user foreign key (user_id) references users (id)
);

create index user_number_by_user on user_number (user_id);
