-- Addresses of views that are too long for servers and messengers, each under a short one that is made from its text.
CREATE TABLE "ShortLink" (
    "id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "madeOn" DATE NOT NULL DEFAULT CURRENT_DATE,

    CONSTRAINT "ShortLink_pkey" PRIMARY KEY ("id")
);
